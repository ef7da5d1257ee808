import 'reflect-metadata';
import { Body, Controller, Inject, Injectable, type MessageEvent, Module, Post, Sse } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientKafka, ClientsModule, EventPattern, type KafkaOptions, Payload, Transport } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { map, type Observable, Subject } from 'rxjs';
import { Column, Entity, PrimaryGeneratedColumn, Repository } from 'typeorm';
import { kafkaJsConnection, readKafkaConnection } from '@owcr/messaging';

/**
 * The rival: the same three services the way the documentation of Nest shows them. A repository saves, then the client of the built-in Kafka
 * transport emits; a handler saves what it was told. No outbox, no inbox, no sign-in, no policies, no audit trail, no deadlines. One program, which
 * service it is says its argument.
 */
const topics = { reported: 'plain.issue-reported', made: 'plain.assignment-made' };
const officers = 24;

@Entity()
class Issue {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') category: string;
  @Column('text') summary: string;
  @Column('text') description: string;
  @Column('double precision') lat: number;
  @Column('double precision') lng: number;
}

@Entity()
class Assignment {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') issueId: string;
  @Column('int') officer: number;
}

@Entity()
class Message {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') issueId: string;
  @Column('int') officer: number;
}

const events = 'EVENTS';

function kafka(role: string): KafkaOptions {
  const { brokers, sasl } = kafkaJsConnection(readKafkaConnection());
  return {
    transport: Transport.KAFKA,
    options: {
      client: { clientId: `plain-${role}`, brokers: brokers as string[], sasl, connectionTimeout: 5_000 },
      consumer: { groupId: `plain-${role}` },
    },
  };
}

@Controller('issues')
class ReportController {
  constructor(
    @InjectRepository(Issue) private readonly issues: Repository<Issue>,
    @Inject(events) private readonly client: ClientKafka,
  ) {}

  @Post()
  async report(@Body() body: Omit<Issue, 'id' | 'lat' | 'lng'> & { location: { lat: number; lng: number } }): Promise<Issue> {
    const issue = await this.issues.save({ ...body, ...body.location });
    this.client.emit(topics.reported, { key: issue.id, value: { issueId: issue.id, lat: issue.lat, lng: issue.lng } });
    return issue;
  }
}

@Controller()
class AssignmentController {
  constructor(
    @InjectRepository(Assignment) private readonly assignments: Repository<Assignment>,
    @Inject(events) private readonly client: ClientKafka,
  ) {}

  @EventPattern(topics.reported)
  async assign(@Payload() event: object): Promise<void> {
    const { issueId, lat } = event as { issueId: string; lat: number };
    const assignment = await this.assignments.save({ issueId, officer: Math.round(lat * 1_000) % officers });
    this.client.emit(topics.made, { key: issueId, value: { issueId, officer: assignment.officer } });
  }
}

@Injectable()
class Stream {
  readonly messages = new Subject<Message>();
}

@Controller()
class MessageController {
  constructor(
    @InjectRepository(Message) private readonly messages: Repository<Message>,
    private readonly stream: Stream,
  ) {}

  @EventPattern(topics.made)
  async tell(@Payload() event: object): Promise<void> {
    const { issueId, officer } = event as { issueId: string; officer: number };
    this.stream.messages.next(await this.messages.save({ issueId, officer }));
  }

  @Sse('stream')
  follow(): Observable<MessageEvent> {
    return this.stream.messages.pipe(map((data) => ({ data })));
  }
}

const database = [Issue, Assignment, Message];
const imports = (role: string) => [
  TypeOrmModule.forRoot({
    type: 'postgres',
    url: process.env.DATABASE_URL,
    entities: database,
    synchronize: true,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
  }),
  TypeOrmModule.forFeature(database),
  ClientsModule.register([{ name: events, ...kafka(`${role}-producer`) }]),
];

@Module({})
class PlainModule {}

const roles = {
  intake: { controllers: [ReportController], providers: [], follows: false },
  assignment: { controllers: [AssignmentController], providers: [], follows: true },
  notification: { controllers: [MessageController], providers: [Stream], follows: true },
};

async function main(role: string): Promise<void> {
  const { follows, ...parts } = roles[role as keyof typeof roles];
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: PlainModule, imports: imports(role), ...parts },
    new FastifyAdapter(),
    {
      logger: ['error', 'fatal'],
    },
  );
  if (follows) app.connectMicroservice<KafkaOptions>(kafka(role));
  await app.startAllMicroservices();
  await app.listen(Number(process.env.PORT), '127.0.0.1');
  process.stdout.write('ready\n');
}

await main(process.argv[2] ?? '');
