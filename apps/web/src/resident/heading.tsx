import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';

/** The heading of a step or page. It takes the focus when it comes, so that readers hear where they are and keys begin at the top. */
export function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <Title order={1} size={28} ref={heading} tabIndex={-1}>
      {children}
    </Title>
  );
}
