import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import { useQuery } from 'urql';
import { MentionableDocument } from '../../generated/graphql.gen.js';
import { classes, PartyMark } from '../../ui/index.js';
import { matches, mentionQuery, type MentionQuery } from './mention-query.js';
import styles from './talk.module.css';
import type { Mentionable } from './types.js';
import { useWords } from './use-words.js';

const MOST_OFFERED = 6;

export interface MentionFieldProps {
  readonly label: string;
  readonly unitId: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Somebody was chosen; their name stands in the text now. */
  readonly onMention: (person: Mentionable) => void;
  readonly autoFocus?: boolean;
}

/** The field of a comment. "@" offers people who may see the passage; arrows choose, Enter takes, Esc leaves. */
export function MentionField(props: MentionFieldProps): ReactElement {
  const { label, value, onChange, autoFocus = false } = props;
  const { t } = useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const offer = useOffer(props.unitId);
  const { query, offered, active } = offer;
  const take = useTake(props, offer, field);
  useLayoutEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  const choice = query && offered[active] ? `${id}-${active}` : undefined;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={field}
        id={id}
        rows={3}
        maxLength={4000}
        value={value}
        aria-describedby={`${id}-hint`}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        {...(choice ? { 'aria-controls': `${id}-list`, 'aria-activedescendant': choice } : {})}
        onChange={(event) => {
          onChange(event.target.value);
          offer.look(event.target.value, event.target.selectionStart);
        }}
        onKeyDown={(event) => steer(event, offer, take)}
        onBlur={offer.leave}
      />
      {query && offered.length === 0 ? <p className={styles.small}>{t('mentionsNone')}</p> : null}
      {query && offered.length > 0 ? (
        <div id={`${id}-list`} role="listbox" aria-label={t('mentions')} className={styles.offer}>
          {offered.map((person, index) => (
            <Offered
              key={person.userId + person.party.partyId}
              id={`${id}-${index}`}
              person={person}
              active={index === active}
              onTake={() => take(person)}
            />
          ))}
        </div>
      ) : null}
      <p id={`${id}-hint`} className={styles.small}>
        {t('textHint')}
      </p>
      <p role="status" className="visually-hidden">
        {query ? t('mentionsCount', { count: offered.length }) : ''}
      </p>
    </div>
  );
}

/** Keys of the list while it is open; all others are those of the text. */
function steer(event: KeyboardEvent, offer: Offer, take: (person: Mentionable) => void): void {
  const { query, offered, active } = offer;
  const chosen = offered[active];
  if (!query) return;
  if (event.key === 'Escape') offer.leave();
  else if (event.key === 'ArrowDown' && chosen) offer.move(1);
  else if (event.key === 'ArrowUp' && chosen) offer.move(-1);
  else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Puts the name of a person in the place of what was typed; the caret goes on behind it. */
function useTake(
  { value, onChange, onMention }: MentionFieldProps,
  { query, leave }: Offer,
  field: RefObject<HTMLTextAreaElement | null>,
): (person: Mentionable) => void {
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current !== null) field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [field, value]);
  return (person) => {
    if (!query) return;
    const end = query.at + 1 + query.typed.length;
    const name = `@${person.name} `;
    caret.current = query.at + name.length;
    onChange(value.slice(0, query.at) + name + value.slice(end).replace(/^ /u, ''));
    onMention(person);
    leave();
  };
}

interface OfferedProps {
  readonly id: string;
  readonly person: Mentionable;
  readonly active: boolean;
  readonly onTake: () => void;
}

function Offered({ id, person, active, onTake }: OfferedProps): ReactElement {
  const { name, party } = person;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={classes(styles.offered, active && styles.active)}
      onPointerDown={(event) => {
        // The field keeps the focus.
        event.preventDefault();
        onTake();
      }}
    >
      <PartyMark type={party.type} letter={party.letter} size="dot" />
      <span>{name}</span>
      <span className={styles.small}>{party.label}</span>
    </div>
  );
}

interface Offer {
  readonly query: MentionQuery | null;
  readonly offered: readonly Mentionable[];
  readonly active: number;
  readonly look: (text: string, caret: number) => void;
  readonly leave: () => void;
  readonly move: (by: number) => void;
}

function useOffer(unitId: string): Offer {
  const [query, setQuery] = useState<MentionQuery | null>(null);
  const [active, setActive] = useState(0);
  const [{ data }] = useQuery({
    query: MentionableDocument,
    variables: { unitId },
    pause: query === null,
    requestPolicy: 'network-only',
  });
  const people = query === null ? [] : (data?.mentionable ?? []);
  const offered = people
    .filter(({ name, party }) => matches(query?.typed ?? '', [name, party.label]))
    .slice(0, MOST_OFFERED);
  return {
    query,
    offered,
    active: Math.min(active, Math.max(0, offered.length - 1)),
    look: (text, caret) => {
      setQuery(mentionQuery(text, caret));
      setActive(0);
    },
    leave: () => setQuery(null),
    move: (by) => setActive((at) => (Math.min(at, offered.length - 1) + by + offered.length) % offered.length),
  };
}
