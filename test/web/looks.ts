/** How each page is looked at: light on a desk, dark on a phone. Colors depend on the one, the layout on the other. */
export const looks = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;
