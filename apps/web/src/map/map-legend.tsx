import classes from './city-map.module.css';

const shapes = [
  { state: 'calm', words: 'in time', shape: <circle cx="8" cy="8" r="5.5" /> },
  { state: 'soon', words: 'due soon', shape: <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" /> },
  { state: 'late', words: 'late', shape: <path d="M8 2 15 14H1z" /> },
  { state: 'done', words: 'done', shape: <rect x="2.5" y="2.5" width="11" height="11" /> },
];

/** What the shapes on a map mean. `hasSeveral`: so near to each other that they may be drawn as one. */
export function MapLegend({ hasSeveral }: { hasSeveral: boolean }) {
  return (
    <figcaption className={classes.legend}>
      {shapes.map(({ state, words, shape }) => (
        <span key={state} data-state={state}>
          <svg width="16" height="16" aria-hidden>
            {shape}
          </svg>
          {words}
        </span>
      ))}
      {hasSeveral && <span>A number: so many together, marked as the worst of them.</span>}
    </figcaption>
  );
}
