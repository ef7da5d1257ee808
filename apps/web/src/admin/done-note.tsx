import { Alert } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** Says what was done, where it was done. Always there for readers, who hear what comes into it. */
export function DoneNote({ children }: { children: ReactNode }) {
  return (
    <div role="status">
      {children !== null && children !== undefined && (
        <Alert color="done" icon={<IconCheck stroke={1.5} />} role="presentation">
          {children}
        </Alert>
      )}
    </div>
  );
}
