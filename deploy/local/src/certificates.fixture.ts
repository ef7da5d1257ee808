import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrokerTls } from './kafka-settings.js';

/** An authority of its own and a certificate of it for 127.0.0.1, made here and now: for tests. */
export function makeCertificates(): BrokerTls {
  const directory = mkdtempSync(join(tmpdir(), 'owcr-certificates-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' });
  const keyPair = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  try {
    openssl('req', '-x509', ...keyPair, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=test authority', '-days', '2');
    openssl('req', ...keyPair, '-keyout', 'broker.key', '-out', 'broker.csr', '-subj', '/CN=broker');
    writeFileSync(join(directory, 'names'), 'subjectAltName=IP:127.0.0.1');
    const sign = ['x509', '-req', '-in', 'broker.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2'];
    openssl(...sign, '-extfile', 'names', '-out', 'broker.pem');
    const [key, certificate, ca] = ['broker.key', 'broker.pem', 'ca.pem'].map((name) =>
      readFileSync(join(directory, name), 'utf8'),
    );
    return { key: key!, certificate: certificate!, ca: ca! };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
