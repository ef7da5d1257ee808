import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** A token is one colour in each scheme: every shade is it, and who asks for a ground asks for the ground. */
const token = (name: string): MantineColorsTuple => {
  const [ground, color] = [`var(--${name}-ground)`, `var(--${name})`];
  return [ground, ground, ground, color, color, color, color, color, color, color];
};

const action = Array.from({ length: 10 }, () => 'var(--action)') as unknown as MantineColorsTuple;

/** Made from the tokens, once; pages ask for tokens by the names of what they say: done, soon, raised, late, top. */
export const theme = createTheme({
  primaryColor: 'action',
  colors: {
    // What Mantine takes from its greys in the dark: inputs, lists that drop down, dialogs.
    dark: ['ink', 'ink', 'muted', 'muted', 'control', 'line', 'surface', 'page', 'page', 'page'].map(
      (name) => `var(--${name})`,
    ) as unknown as MantineColorsTuple,
    action,
    done: token('done'),
    soon: token('soon'),
    raised: token('raised'),
    late: token('late'),
    top: token('top'),
  },
  fontFamily: "'Public Sans Variable', 'Noto Sans Arabic', system-ui, sans-serif",
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } },
  },
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 6,
  cursorType: 'pointer',
  components: {
    // By itself it is white where it is dark, which is the colour of what stands on a button here.
    Alert: { styles: { message: { color: 'var(--ink)' } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Tooltip: { defaultProps: { openDelay: 300, withinPortal: true } },
    // The color of what is chosen, and its own ground: the usual grays of the dark scheme are not ours.
    SegmentedControl: {
      defaultProps: { color: 'action' },
      styles: { root: { background: 'var(--page)', border: '1px solid var(--control)' } },
    },
    Skeleton: { defaultProps: { animate: false } },
  },
});

/** Everything that Mantine colours by itself, said in tokens. */
const colors = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-anchor': 'var(--action)',
  '--mantine-color-error': 'var(--late)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--page)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--control)',
  '--mantine-color-disabled': 'var(--page)',
  '--mantine-color-disabled-color': 'var(--muted)',
  '--mantine-color-disabled-border': 'var(--line)',
  ...Object.fromEntries(
    ['action', 'done', 'soon', 'raised', 'late', 'top'].flatMap((name) => [
      [`--mantine-color-${name}-text`, `var(--${name})`],
      [`--mantine-color-${name}-filled`, `var(--${name})`],
      [`--mantine-color-${name}-filled-hover`, `var(--${name})`],
      [`--mantine-color-${name}-light`, name === 'action' ? 'var(--page)' : `var(--${name}-ground)`],
      [`--mantine-color-${name}-light-hover`, name === 'action' ? 'var(--line)' : `var(--${name}-ground)`],
      [`--mantine-color-${name}-light-color`, `var(--${name})`],
      [`--mantine-color-${name}-outline`, `var(--${name})`],
      [`--mantine-color-${name}-outline-hover`, 'var(--page)'],
      [`--mantine-color-${name}-contrast`, 'var(--on-action)'],
    ]),
  ),
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--mantine-color-white': 'var(--on-action)' },
  light: colors,
  dark: colors,
});
