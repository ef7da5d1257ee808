import '../app/desk-styles.js';
import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import classes from './address-search.module.css';
import { AddressNote } from './address-note.js';
import { type FoundPlace, hintOf, type PlaceAsk } from './found-place.js';
import { placeQuery } from './place-query.js';
import type { PlaceWords } from './place-words.js';
import { type Where, withAddress, withAnswer, withChosen } from './where.js';

const typingMs = 250;

interface AddressSearchProps extends Pick<
  AutocompleteProps,
  'id' | 'label' | 'description' | 'size' | 'error' | 'autoComplete' | 'comboboxProps'
> {
  where: Where;
  onChange: (where: Where) => void;
  ask: PlaceAsk;
  words: PlaceWords;
}

/**
 * The one way to find a place by its address: suggestions while typing, by keys or touch. What was typed is looked up by itself and sets the
 * pin; how exact that is is said below, as is what was not found.
 */
export function AddressSearch({ where, onChange, ask, words, ...input }: AddressSearchProps) {
  const typed = where.address.trim();
  const [settled] = useDebouncedValue(typed, typingMs);
  const [isTyping, setTyping] = useState(false);
  // Who left the field wants an answer now.
  const { data, isPlaceholderData, isError } = useQuery(placeQuery(ask, isTyping ? settled : typed));
  const isAnswer = data !== undefined && !isPlaceholderData && (!isTyping || settled === typed);
  const latest = useRef({ where, onChange });
  useEffect(() => {
    latest.current = { where, onChange };
  });
  useEffect(() => {
    if (!isAnswer) return;
    const now = latest.current;
    // Half a street is no place to jump to while somebody types on.
    if (isTyping && data.items[0]?.exactness === 'street-middle') return;
    const next = withAnswer(now.where, typed, data);
    if (next.found !== now.where.found && now.where.found === null) now.onChange(next);
  }, [data, isAnswer, isTyping, typed]);
  const chosen = useRef<string | null>(null);
  const items = typed === '' ? [] : distinct(data?.items ?? []);
  const choose = (found: FoundPlace) => {
    setTyping(false);
    onChange(withChosen(where, found));
  };
  return (
    <div>
      <Autocomplete
        {...input}
        value={where.address}
        data={items.map(({ label }) => label)}
        filter={({ options }) => options}
        onChange={(address) => {
          // The text of a suggestion comes after it was chosen; it is there already.
          if (chosen.current === address) return void (chosen.current = null);
          setTyping(true);
          onChange(withAddress(where, address));
        }}
        onOptionSubmit={(label) => {
          const found = items.find((item) => item.label === label);
          if (!found) return;
          chosen.current = label;
          choose(found);
        }}
        onBlur={() => setTyping(false)}
        renderOption={({ option }) => <Suggestion found={items.find(({ label }) => label === option.value)} words={words} />}
        maxLength={300}
        maxDropdownHeight={300}
      />
      <AddressNote
        where={where}
        answer={isAnswer ? data : undefined}
        isFailed={isError}
        isQuiet={isTyping && !where.found}
        words={words}
        choose={choose}
      />
    </div>
  );
}

function Suggestion({ found, words }: { found: FoundPlace | undefined; words: PlaceWords }) {
  if (!found) return null;
  return (
    <span className={classes.option}>
      <bdi>{found.label}</bdi>
      <span className={classes.hint}>{words.hint(hintOf(found))}</span>
    </span>
  );
}

/** Two of one name could not be told apart. */
const distinct = (items: readonly FoundPlace[]): FoundPlace[] => [...new Map(items.map((item) => [item.label, item])).values()];
