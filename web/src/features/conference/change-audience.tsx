import { BASES, isLegalBasis, type BasisId } from '@soulad/shared/policy';
import { useState, type ReactElement } from 'react';
import { Button, CheckboxGroup, Select, TextField } from '../../ui/index.js';
import { useRecordDesk } from './desk-context.js';
import { inOrder } from './parties.js';
import { partyOption } from './party-option.js';
import type { Unit, WhoSees } from './types.js';
import { useUnitActions } from './use-unit-actions.js';
import { useWords } from './use-words.js';
import styles from './who-sees.module.css';

export interface ChangeAudienceProps {
  readonly unit: Unit;
  readonly answer: WhoSees;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** [I5] Narrowing needs a reason; an exception needs a legal basis besides, and both the author and the convener. */
export function ChangeAudience({ unit, answer, onDone, onBack }: ChangeAudienceProps): ReactElement {
  const { t } = useWords();
  return (
    <div className={styles.change}>
      {unit.may.narrow ? <Narrow unit={unit} answer={answer} onDone={onDone} /> : null}
      {unit.may.narrow ? <Lift unit={unit} answer={answer} onDone={onDone} /> : null}
      {unit.may.allow ? <Allow unit={unit} answer={answer} onDone={onDone} /> : null}
      <Button look="quiet" onPress={onBack}>
        {t('who.back')}
      </Button>
    </div>
  );
}

type FormProps = Omit<ChangeAudienceProps, 'onBack'>;

function Narrow({ unit, answer, onDone }: FormProps): ReactElement | null {
  const { t } = useWords();
  const { narrow, pending } = useUnitActions();
  const [parties, setParties] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const others = inOrder(
    answer.sees.map((seen) => seen.party).filter((party) => party.partyId !== unit.authorParty.partyId),
  );
  if (others.length === 0) return null;
  const ready = parties.length > 0 && reason.trim() !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void narrow(unit, parties, reason.trim()).then((done) => done && onDone());
      }}
    >
      <CheckboxGroup label={t('who.narrow')} options={others.map(partyOption)} value={parties} onChange={setParties} />
      <TextField
        label={t('who.reason')}
        hint={t('who.reasonHint')}
        value={reason}
        onChange={setReason}
        autoComplete="off"
      />
      <Button type="submit" isDisabled={!ready || pending}>
        {t('who.narrowDo')}
      </Button>
    </form>
  );
}

/** [P37] Of a narrowing; it takes two, so it may be a request for now. */
function Lift({ unit, answer, onDone }: FormProps): ReactElement | null {
  const { t } = useWords();
  const desk = useRecordDesk();
  const { lift, pending } = useUnitActions();
  const [party, setParty] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const narrowed = inOrder(answer.doesNot.filter(({ rule }) => rule === 'P6').map((blind) => blind.party));
  if (narrowed.length === 0) return null;
  const ready = party !== null && reason.trim() !== '';
  const finish = (): void => {
    desk.done(t('lift.noted'));
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void lift(unit, party, reason.trim()).then((noted) => noted && finish());
      }}
    >
      <Select
        label={t('lift.party')}
        placeholder={t('who.pick')}
        options={narrowed.map(partyOption)}
        value={party}
        onChange={setParty}
      />
      <TextField label={t('who.reason')} value={reason} onChange={setReason} autoComplete="off" />
      <Button type="submit" isDisabled={!ready || pending}>
        {t('lift.confirm')}
      </Button>
    </form>
  );
}

/** Bases that can carry a widening: a statute or a consent, never a rule of this product. */
const LEGAL = Object.keys(BASES).filter(isLegalBasis);

function Allow({ unit, answer, onDone }: FormProps): ReactElement | null {
  const { t, app } = useWords();
  const desk = useRecordDesk();
  const { allow, pending } = useUnitActions();
  const [party, setParty] = useState<string | null>(null);
  const [basis, setBasis] = useState<BasisId | null>(null);
  const [reason, setReason] = useState('');
  const others = inOrder(answer.doesNot.map((blind) => blind.party));
  if (others.length === 0) return null;
  const finish = (): void => {
    desk.done(t('who.allowNoted'));
    onDone();
  };
  const ready = party !== null && basis !== null && reason.trim() !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void allow(unit, party, basis, reason.trim()).then((noted) => noted && finish());
      }}
    >
      <Select
        label={t('who.allow')}
        placeholder={t('who.pick')}
        options={others.map(partyOption)}
        value={party}
        onChange={setParty}
      />
      <Select
        label={t('who.basis')}
        placeholder={t('who.pickBasis')}
        options={LEGAL.map((id) => ({ id, name: app(`policy.basis.${id}`) }))}
        value={basis}
        onChange={setBasis}
      />
      <TextField
        label={t('who.reason')}
        hint={t('who.reasonHint')}
        value={reason}
        onChange={setReason}
        autoComplete="off"
      />
      <Button type="submit" isDisabled={!ready || pending}>
        {t('who.allowDo')}
      </Button>
    </form>
  );
}
