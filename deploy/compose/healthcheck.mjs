// The container's health: whether the service inside says that it is ready. Ends with 0 or 1.
import { get } from 'node:http';

const request = get({ host: '127.0.0.1', port: process.env.PORT, path: '/health/ready', timeout: 4000 }, (response) => {
  response.resume();
  process.exit(response.statusCode === 200 ? 0 : 1);
});
request.on('timeout', () => request.destroy(new Error('timeout')));
request.on('error', () => process.exit(1));
