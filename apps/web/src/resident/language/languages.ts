export const languages = ['en', 'es', 'ar'] as const;
export type Language = (typeof languages)[number];

/** Each by its own name: who looks for it reads no other. */
export const ownNames: Record<Language, string> = { en: 'English', es: 'Español', ar: 'العربية' };

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** The language of a tag like `es-MX`, where we have it. */
function spoken(tag: string | null | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split('-')[0];
  return languages.find((language) => language === primary);
}

interface Wishes {
  /** `?lang=` of the address. */
  asked: string | null;
  /** What was chosen on this device before. */
  chosen: string | null;
  /** What the browser prefers, best first. */
  browser: readonly string[];
}

/** The language to speak: what the address asks for, else what was chosen before, else the best of the browser's that we have. */
export function languageFor({ asked, chosen, browser }: Wishes): Language {
  return spoken(asked) ?? spoken(chosen) ?? browser.map(spoken).find((language) => language !== undefined) ?? 'en';
}

/** How Intl writes for people of this city: Latin digits in Arabic too, as in codes, on plates and in 911. */
export const localeOf = (language: Language): string => ({ en: 'en-US', es: 'es-US', ar: 'ar-u-nu-latn' })[language];
