import { Injectable } from '@nestjs/common';
import { OpenApiDocument } from '@owcr/platform';
import { serviceNames } from '../routes.js';
import { Services } from '../services.js';
import { documentedMethods, type MethodsOf } from './documented-methods.js';
import { mergeDocuments, type ApiDocument, type NamedDocument } from './merge-openapi.js';

const rememberedMs = 60_000;

/** The documents of all services as one. */
@Injectable()
export class ApiDocuments {
  private named: MethodsOf = () => [];
  private namedUntilMs = 0;
  private remembered: { document: Promise<ApiDocument>; untilMs: number } | null = null;

  constructor(
    private readonly services: Services,
    private readonly own: OpenApiDocument,
  ) {}

  read(nowMs = Date.now()): Promise<ApiDocument> {
    if (this.remembered && this.remembered.untilMs > nowMs) return this.remembered.document;
    const document = this.collect();
    this.remembered = { document, untilMs: nowMs + rememberedMs };
    return document;
  }

  /**
   * What the documents name for a path, as far as they have been read: nobody waits here for a service. Read again in the background once
   * they are old.
   */
  methodsOf(path: string, nowMs = Date.now()): readonly string[] {
    if (this.namedUntilMs <= nowMs) {
      this.namedUntilMs = nowMs + rememberedMs;
      void this.read(nowMs).catch(() => undefined);
    }
    return this.named(path);
  }

  /** One that lacks a service is not kept: the service may be there in a second. */
  private async collect(): Promise<ApiDocument> {
    const answers = await Promise.all(
      serviceNames.map(async (name) => ({ name, document: await this.fetch(name).catch(() => null) })),
    );
    const missing = answers.filter(({ document }) => document === null).map(({ name }) => name);
    if (missing.length > 0) this.remembered = null;
    const present = answers.filter((answer): answer is NamedDocument & typeof answer => answer.document !== null);
    const own = { name: 'gateway', document: (await this.own.read()) as unknown as ApiDocument };
    const document = mergeDocuments([own, ...present], missing);
    this.named = documentedMethods(document);
    return document;
  }

  private async fetch(name: (typeof serviceNames)[number]): Promise<ApiDocument> {
    const { status, body } = await this.services.ask(name, 'GET', '/openapi.json');
    const document = body as Partial<ApiDocument>;
    if (status !== 200 || typeof document.paths !== 'object') throw new Error(`${name} answered ${status}`);
    return document as ApiDocument;
  }
}
