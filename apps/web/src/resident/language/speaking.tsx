import { DirectionProvider, useDirection } from '@mantine/core';
import type { i18n } from 'i18next';
import { useEffect, useLayoutEffect, type ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { directionOf, type Language } from './languages.js';

/** Pages below it speak the language of `instance`, in its direction. Staff pages are English: what is set here is taken back after it. */
export function Speaking({ instance, children }: { instance: i18n; children: ReactNode }) {
  return (
    <I18nextProvider i18n={instance}>
      <DirectionProvider initialDirection={directionOf(instance.language as Language)} detectDirection={false}>
        <PageLanguage />
        {children}
      </DirectionProvider>
    </I18nextProvider>
  );
}

function PageLanguage() {
  const { t, i18n: instance } = useTranslation();
  const language = instance.language as Language;
  const { setDirection } = useDirection();
  useLayoutEffect(() => {
    const { documentElement: root } = document;
    root.lang = language;
    root.dir = directionOf(language);
    document.title = t('site.title');
    setDirection(directionOf(language));
    return () => {
      root.lang = 'en';
      root.dir = 'ltr';
    };
  }, [language, setDirection, t]);
  useEffect(() => {
    if (language === 'ar') return whenIdle(() => void import('./arabic-font.js'));
  }, [language]);
  return null;
}

/**
 * The typeface comes when the page can be used already: it is half as large as all else, and every system has letters to show until
 * then. Who asked their browser to save data keeps those.
 */
function whenIdle(load: () => void): (() => void) | undefined {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (connection?.saveData) return undefined;
  const timer = setTimeout(load, document.readyState === 'complete' ? 0 : 500);
  return () => clearTimeout(timer);
}
