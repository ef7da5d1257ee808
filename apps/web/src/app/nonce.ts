import { setNonce } from 'get-nonce';

/** The nonce that the content policy allows styles of this page by; the gateway puts it into the page. Empty in development. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

// Dialogs keep the page behind them from scrolling with a style of their own; it asks here.
if (styleNonce) setNonce(styleNonce);
