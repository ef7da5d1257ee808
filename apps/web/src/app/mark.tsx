/** The mark of the program: a small house inside a map pin, in one color. Beside its name, so it says nothing to readers by itself. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="var(--action)" aria-hidden>
      <path
        fillRule="evenodd"
        d="M12 1.5a8.5 8.5 0 0 0-8.5 8.5c0 5.9 6.6 11 8.5 12.5 1.9-1.5 8.5-6.6 8.5-12.5A8.5 8.5 0 0 0 12 1.5zm0 3.6L6.9 9.6v5.2h3.6v-3.2h3v3.2h3.6V9.6z"
      />
    </svg>
  );
}
