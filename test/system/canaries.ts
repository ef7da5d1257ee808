import { randomBytes } from 'node:crypto';

/** What a canary stands for, which decides where it may be found. */
export type Kind = 'reporter' | 'refused' | 'property name' | 'free text' | 'officer' | 'poison' | 'tracking code' | 'typed';

/** Where each kind may be found. What is not named here is a leak. */
export const allowed: Record<Kind, RegExp | null> = {
  reporter: null,
  refused: null,
  // The answer names what is not known, to the one who wrote it.
  'property name': /^answer to a wrong request/,
  // Of intake, which owns it, and its answers to those who may read the issue.
  'free text': /^(table intake\.(issue|issue_note|idempotency_key)|answer )/,
  // Of intake alone, and told to the one who reported.
  'tracking code': /^(table intake\.(issue|idempotency_key)|answer to a public report)$/,
  // The answer names the street that is not known.
  typed: /^answer to a search$/,
  officer: /^table sector-assignment\.officer$/,
  // The evidence itself: on its topic, and with the dead letter that an administrator repairs.
  poison: /^(topic owcr\.issue|files of the broker|table [a-z-]+\.dead_letter)$/,
};

export interface Canary {
  kind: Kind;
  /** The field or request it was put into. */
  where: string;
}

/** Strings that occur nowhere else, each put into one field of one request: wherever one is found, that field has leaked. */
export class Canaries {
  private readonly byNeedle = new Map<string, Canary>();
  private pattern?: RegExp;

  /** Lower-case letters and digits, 20 of them: fits every field of text. */
  text(kind: Kind, where: string): string {
    return this.add(`cnry${randomBytes(8).toString('hex')}`, { kind, where });
  }

  /** Twelve digits. */
  phone(kind: Kind, where: string): string {
    const digits = Array.from(randomBytes(9), (byte) => byte % 10).join('');
    return this.add(`555${digits}`, { kind, where });
  }

  email(kind: Kind, where: string): string {
    return `${this.text(kind, where)}@example.org`;
  }

  /** A well-formed language tag. */
  language(kind: Kind, where: string): string {
    return `qaa-x-${this.add(`c${randomBytes(4).toString('hex').slice(1)}`, { kind, where })}`;
  }

  /** A value that was made elsewhere. */
  given(kind: Kind, where: string, value: string): string {
    return this.add(value, { kind, where });
  }

  /** Those that occur in a text: as they are, in hexadecimal as rows show bytes, or in base64, in capitals or not. */
  in(text: string): Canary[] {
    this.pattern ??= new RegExp([...this.byNeedle.keys()].join('|'), 'gi');
    const found = new Set([...text.matchAll(this.pattern)].map(([needle]) => this.byNeedle.get(needle.toLowerCase())));
    return [...found].filter((canary) => canary !== undefined);
  }

  private add(value: string, canary: Canary): string {
    this.pattern = undefined;
    const bytes = Buffer.from(value);
    const base64 = [0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes, Buffer.alloc(2)])
        .toString('base64')
        .slice(shift === 0 ? 0 : 4, -4)
        .replace(/[^A-Za-z0-9]/g, '.'),
    );
    for (const needle of [value, bytes.toString('hex'), ...base64.filter((part) => part.length >= 8 && !part.includes('.'))])
      this.byNeedle.set(needle.toLowerCase(), canary);
    return value;
  }
}
