import { Injectable, Logger } from '@nestjs/common';
import { bulkhead, circuitBreaker, ConsecutiveBreaker, handleAll, timeout, TimeoutStrategy, wrap } from 'cockatiel';
import { LRUCache } from 'lru-cache';
import { IntakeConfiguration } from '../intake.configuration.js';
import { nominatimRequest, placesOfNominatim, type NominatimQuestion, type NominatimSettings } from './nominatim.js';
import type { PlaceSearch } from './street-search.js';

/** Somebody waits with a finger on a button; their page gives up after 6 s. */
const deadlineMs = 2_500;
const atOnceMax = 4;
const waitingMax = 16;
const failuresMax = 5;
const restMs = 30_000;
const answersMax = 1_000;
const answerMs = 60 * 60_000;
const answerBytesMax = 512 * 1024;

/**
 * An address service of the Nominatim kind, where one is configured (ADR 38). What it answered is kept in memory for an hour, so that an
 * address typed again is not asked again. A service that fails five times in a row is left alone for half a minute.
 */
@Injectable()
export class Geocoder {
  private readonly log = new Logger(Geocoder.name);
  private readonly answers = new LRUCache<string, PlaceSearch>({ max: answersMax, ttl: answerMs });
  private readonly breaker = circuitBreaker(handleAll, { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failuresMax) });
  private readonly policy = wrap(bulkhead(atOnceMax, waitingMax), this.breaker, timeout(deadlineMs, TimeoutStrategy.Aggressive));
  private readonly settings: NominatimSettings | null;

  constructor(configuration: IntakeConfiguration) {
    const { GEOCODER_URL: url, GEOCODER_COUNTRIES: countries, GEOCODER_AREA: area } = configuration;
    this.settings = url ? { url, countries, area } : null;
    this.breaker.onBreak(() => this.log.warn(`The address service does not answer. It is asked again in ${restMs / 1000} s.`));
    this.breaker.onReset(() => this.log.log('The address service answers again.'));
  }

  get isConfigured(): boolean {
    return this.settings !== null;
  }

  /** What the service knows of what was typed; null where it does not answer in 2.5 s. What was typed goes into no log. */
  async search(question: NominatimQuestion): Promise<PlaceSearch | null> {
    const { settings } = this;
    if (!settings) return null;
    const asked = { q: question.q.normalize('NFC').trim().replace(/\s+/g, ' '), lang: question.lang };
    const key = `${asked.lang}\n${asked.q.toLowerCase()}`;
    const known = this.answers.get(key);
    if (known) return known;
    try {
      const answer = await this.policy.execute(({ signal }) => ask(settings, asked, signal));
      this.answers.set(key, answer);
      return answer;
    } catch {
      return null;
    }
  }
}

async function ask(settings: NominatimSettings, question: NominatimQuestion, signal: AbortSignal): Promise<PlaceSearch> {
  const response = await fetch(nominatimRequest(settings, question), {
    signal,
    redirect: 'error',
    headers: { accept: 'application/json', 'user-agent': 'neighborhood-policing-issues' },
  });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Error(`The address service answered ${response.status}.`);
  }
  return placesOfNominatim(JSON.parse(await bounded(response.body)), question.q);
}

async function bounded(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let [read, bytes] = ['', 0];
  // Leaving the loop ends the connection.
  for await (const piece of body) {
    bytes += piece.byteLength;
    if (bytes > answerBytesMax) throw new Error('The address service answered too much.');
    read += decoder.decode(piece, { stream: true });
  }
  return read + decoder.decode();
}
