const settlesAfterMs = 1_500;

/** Resolves once the first page has been drawn and can be used: what it can do without is loaded after that. */
export const settled = new Promise<void>((resolve) => {
  const soon = () => setTimeout(resolve, settlesAfterMs);
  if (typeof document === 'undefined' || document.readyState === 'complete') soon();
  else addEventListener('load', soon, { once: true });
});
