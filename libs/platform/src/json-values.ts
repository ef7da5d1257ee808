const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Whether a JSON text holds more than `max` values, counted by its commas and brackets before it is parsed: a list of empty objects takes
 * twenty times its length in memory once it is parsed. Stops at the first value too many. For what is not JSON the answer means nothing.
 */
export function holdsMoreValues(json: Uint8Array, max: number): boolean {
  let values = 1;
  let isInText = false;
  let hasJustOpened = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]!;
    if (isInText) {
      if (byte === backslash) at++;
      else if (byte === quote) isInText = false;
      continue;
    }
    if (byte <= 0x20) continue;
    // An opening bracket promises a first value; one that is closed again at once has none.
    if (hasJustOpened && byte !== closeList && byte !== closeObject && ++values > max) return true;
    hasJustOpened = byte === openList || byte === openObject;
    if (byte === quote) isInText = true;
    else if (byte === comma && ++values > max) return true;
  }
  return false;
}
