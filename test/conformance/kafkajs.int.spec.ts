import { KafkaJsPort } from '@owcr/messaging';
import { kafkaPortConformance } from './kafka-port.conformance.js';

kafkaPortConformance('kafkajs', (connection, prefix) => new KafkaJsPort(connection, prefix, 'conformance'));
