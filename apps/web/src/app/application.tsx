import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { newQueryClient } from '../api/queries.js';
import { watchSession } from '../session/session.js';
import { styleNonce } from './nonce.js';
import { newRouter } from './router.js';
import { cssVariablesResolver, theme } from './theme.js';

const client = newQueryClient();
const router = newRouter(client);

export function Application() {
  useEffect(() => watchSession(client), []);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
      deduplicateCssVariables={false}
    >
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
