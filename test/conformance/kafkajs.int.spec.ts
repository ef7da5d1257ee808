import { KafkaJsPort } from '@owcr/messaging';
import { kafkaPortConformance } from './kafka-port.conformance.js';

kafkaPortConformance('kafkajs', (brokers, prefix) => new KafkaJsPort(brokers, prefix, 'conformance'));
