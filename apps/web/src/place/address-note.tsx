import { Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconMapPinCheck } from '@tabler/icons-react';
import classes from './address-search.module.css';
import { type FoundPlace, noteOf, noteOfPlace, type PlaceNote, type PlaceSearch } from './found-place.js';
import type { PlaceWords } from './place-words.js';
import { typedMin, type Where } from './where.js';

interface AddressNoteProps {
  where: Where;
  /** To the address as it is now. */
  answer: PlaceSearch | undefined;
  isFailed: boolean;
  /** Somebody is still typing. */
  isQuiet: boolean;
  words: PlaceWords;
  choose: (found: FoundPlace) => void;
}

/** What the address was found to be, and how exactly; or that it was not, and what may be meant. */
export function AddressNote({ where, answer, isFailed, isQuiet, words, choose }: AddressNoteProps) {
  const isTyped = where.address.trim().length >= typedMin;
  const note = isTyped && !isQuiet ? noteFor(where, answer) : null;
  const isSure = note?.code === 'exact' || note?.code === 'crossing';
  const Icon = isSure ? IconMapPinCheck : IconAlertTriangle;
  const { found } = where;
  return (
    <div role="status" className={classes.note}>
      {note && (
        <Text component="p" className={classes.said} data-sure={isSure || undefined}>
          <Icon size={18} stroke={1.5} aria-hidden />
          <bdi>{words.note(note.code, note.values)}</bdi>
        </Text>
      )}
      {!note && isTyped && !isQuiet && isFailed && (
        <Text component="p" className={classes.said}>
          {words.note('failed', { place: where.address, street: '', other: '', number: '' })}
        </Text>
      )}
      {note && found && where.setBy === 'hand' && (
        <Text component="p" className={classes.said}>
          {words.note('by-hand', note.values)}
          <Button variant="subtle" className={classes.choice} onClick={() => choose(found)}>
            {words.use(found.label)}
          </Button>
        </Text>
      )}
      {note && note.choices.length > 0 && <Choices note={note} words={words} choose={choose} />}
    </div>
  );
}

const noteFor = ({ address, found }: Where, answer: PlaceSearch | undefined): PlaceNote | null =>
  found ? noteOfPlace(found) : answer ? noteOf(address, answer) : null;

function Choices({ note, words, choose }: { note: PlaceNote } & Pick<AddressNoteProps, 'words' | 'choose'>) {
  return (
    <div className={classes.choices}>
      <span>{words.meant}</span>
      {note.choices.map((found) => (
        <Button key={found.label} variant="default" className={classes.choice} onClick={() => choose(found)}>
          <bdi>{found.label}</bdi>
        </Button>
      ))}
    </div>
  );
}
