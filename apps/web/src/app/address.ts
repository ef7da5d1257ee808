import { useNavigate, useSearch } from '@tanstack/react-router';

/** A value that lives in the address of the page (`?sector=D1-A`), and how to change it; null takes it out. */
export function useAddress(name: string): [string | null, (value: string | null) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const value = search[name];
  const set = (next: string | null) =>
    void navigate({ to: '.', search: ((before: object) => ({ ...before, [name]: next ?? undefined })) as never, replace: true });
  return [typeof value === 'string' || typeof value === 'number' ? String(value) : null, set];
}
