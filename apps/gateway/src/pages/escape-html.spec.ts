import { describe, expect, it } from '@jest/globals';
import { escapeHtml } from './escape-html.js';

describe('text put into a page', () => {
  it('is shown, never run', () => {
    expect(escapeHtml(`<img src="x" onerror='a&&b'>`)).toBe('&lt;img src=&quot;x&quot; onerror=&#39;a&amp;&amp;b&#39;&gt;');
  });

  it('is not escaped twice, nor changed where nothing has to be', () => {
    expect(escapeHtml('&amp;')).toBe('&amp;amp;');
    expect(escapeHtml('Straße 5, ماء {z}/{x}')).toBe('Straße 5, ماء {z}/{x}');
  });
});
