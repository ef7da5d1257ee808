import { createInstance, type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { languageFor, languages, localeOf, type Language } from './languages.js';
import { resources, type CatalogKey, type WordKey } from './resources.js';
import { zoneName } from '../../time/words.js';

const chosenKey = 'owcr.language';
let speaker: Promise<i18n> | undefined;

/** A browser that keeps nothing for us is asked for the language each time. */
function chosenBefore(): string | null {
  try {
    return localStorage.getItem(chosenKey);
  } catch {
    return null;
  }
}

function keep(language: Language): void {
  try {
    localStorage.setItem(chosenKey, language);
  } catch {
    // It holds for this page then.
  }
}

/** The words of the language to speak are there once this is. Later calls answer with the same. */
export function readyLanguage(): Promise<i18n> {
  speaker ??= start().catch((error: unknown) => {
    // A lost line is no reason to never ask again.
    speaker = undefined;
    throw error;
  });
  return speaker;
}

async function start(): Promise<i18n> {
  const asked = new URLSearchParams(location.search).get('lang');
  const language = languageFor({ asked, chosen: chosenBefore(), browser: navigator.languages });
  if (asked === language) keep(language);
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await resources[language]() } },
    supportedLngs: [...languages],
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  return instance;
}

/** Speaks another language from now on, and remembers it. */
export async function speak(instance: i18n, language: Language): Promise<void> {
  instance.addResourceBundle(language, 'translation', await resources[language]());
  await instance.changeLanguage(language);
  keep(language);
  const address = new URL(location.href);
  if (!address.searchParams.has('lang')) return;
  // The address asked for another one: after a reload it must not win over what was chosen.
  address.searchParams.set('lang', language);
  history.replaceState(history.state, '', address);
}

export type Say = (key: WordKey, values?: Record<string, string | number>) => string;

export interface Words {
  say: Say;
  /** A name out of the catalog in this language, or as the API says it. */
  named: (kind: 'category' | 'question' | 'group', code: string, otherwise: string) => string;
  language: Language;
  /** A day and time as this language writes them. */
  at: (instant: string) => string;
}

/** The words of the language that is spoken. */
export function useWords(): Words {
  const { t, i18n: instance } = useTranslation();
  const language = instance.language as Language;
  const say = t as unknown as Say;
  return {
    say,
    named: (kind, code, otherwise) => {
      const key = `${kind}.${code}` as CatalogKey;
      return instance.exists(key) ? (t as unknown as (key: CatalogKey) => string)(key) : otherwise;
    },
    language,
    at: (instant) =>
      `${new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant))} ${zoneName(new Date(instant), undefined, localeOf(language))}`,
  };
}
