import type { ReactElement } from 'react';
import { useWords } from '../../../i18n/index.js';
import { isEmpty, orNull } from '../../form/index.js';
import { Select, TextField, type Option } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';

export const RELATION_KINDS = [
  'parent',
  'partner',
  'separated',
  'divorced',
  'sibling',
  'guardian',
  'grandparent',
  'other',
] as const;

/** One relation between two persons; `from` is the elder where one is. */
export interface RelationDraft {
  readonly from: string | null;
  readonly kind: (typeof RELATION_KINDS)[number];
  readonly to: string | null;
  readonly validFrom: string;
  readonly validTo: string;
}

export const EMPTY_RELATION: RelationDraft = { from: null, kind: 'parent', to: null, validFrom: '', validTo: '' };

/** True when two different persons are chosen. */
export function isWhole(draft: RelationDraft): boolean {
  return !isEmpty(draft.from) && !isEmpty(draft.to) && draft.from !== draft.to;
}

/** The times of a relation as the server takes them. */
export function relationTimes(draft: RelationDraft): {
  readonly validFrom: string | null;
  readonly validTo: string | null;
} {
  return { validFrom: orNull(draft.validFrom), validTo: orNull(draft.validTo) };
}

export interface RelationFieldsProps {
  readonly draft: RelationDraft;
  readonly people: readonly Option[];
  readonly onChange: (next: Partial<RelationDraft>) => void;
  readonly missing: (value: string | null) => string | undefined;
}

/** Who, how, to whom, since and until when. */
export function RelationFields({ draft, people, onChange, missing }: RelationFieldsProps): ReactElement {
  const { t: word } = useWords();
  const { t } = useCaseWords();
  const same = draft.from !== null && draft.from === draft.to ? t('relationForm.same') : undefined;
  return (
    <>
      <Select
        label={t('relationForm.person')}
        hint={t('relationForm.parentHint')}
        placeholder={word('shell.choose')}
        options={people}
        value={draft.from}
        onChange={(from) => onChange({ from })}
        error={missing(draft.from)}
      />
      <Select
        label={t('relationForm.kind')}
        options={RELATION_KINDS.map((id) => ({ id, name: word(`relation.${id}`) }))}
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        label={t('relationForm.other')}
        placeholder={word('shell.choose')}
        options={people}
        value={draft.to}
        onChange={(to) => onChange({ to })}
        error={same ?? missing(draft.to)}
      />
      <TextField
        type="date"
        label={t('relationForm.validFrom')}
        value={draft.validFrom}
        onChange={(validFrom) => onChange({ validFrom })}
      />
      <TextField
        type="date"
        label={t('relationForm.validTo')}
        value={draft.validTo}
        onChange={(validTo) => onChange({ validTo })}
      />
    </>
  );
}
