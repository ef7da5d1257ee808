import classes from './free-text.module.css';
import { partsOf } from './text-parts.js';

interface FreeTextProps {
  children: string;
  className?: string;
  title?: string;
}

/**
 * What a person wrote, as they wrote it: in the direction of its own writing, and without any influence on what stands beside it,
 * whatever characters are in it.
 */
export function FreeText({ children, className = '', title }: FreeTextProps) {
  const parts = partsOf(children);
  return (
    <bdi className={`${classes.text} ${className}`} title={title}>
      {parts.length === 1
        ? children
        : parts.map(({ text, isNumber }, index) =>
            isNumber ? (
              <bdi key={index} dir="ltr">
                {text}
              </bdi>
            ) : (
              text
            ),
          )}
    </bdi>
  );
}
