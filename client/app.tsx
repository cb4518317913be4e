import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ProblemError } from './connection/outcome.ts';
import { router } from './router.tsx';
import { useScheme } from './ui/colour-scheme.ts';
import { theme } from './ui/theme.ts';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 3 && error instanceof ProblemError && error.problem.code === 'unreachable',
      refetchOnWindowFocus: false,
    },
  },
});

export function App() {
  const scheme = useScheme();
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
