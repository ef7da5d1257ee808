import { Transform } from 'class-transformer';

/** `?dryRun` and `?dryRun=true` say yes; anything but true and false is refused rather than taken for one of them. */
export const QueryBoolean = () =>
  Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => {
    const value = obj[key];
    return value === 'true' || value === '' ? true : value === 'false' ? false : value;
  });
