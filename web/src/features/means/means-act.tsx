import { startRegistration } from '@simplewebauthn/browser';
import { useState, type ReactElement } from 'react';
import {
  AddPasskeyDocument,
  BeginCodeDocument,
  BeginPasskeyDocument,
  RemoveCodeDocument,
  RemovePasskeyDocument,
  RenewRecoveryCodesDocument,
  type ChangedMeansPartsFragment,
  type CodeSetupPartsFragment,
  type ProofInput,
} from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { TextField } from '../../ui/index.js';
import { FormPanel } from '../form/index.js';
import styles from './means.module.css';
import { ProofFields } from './proof-fields.js';
import { useProofBy } from './use-account-proof.js';
import { useMeansWords } from './use-words.js';

/** What is to be changed. */
export type Wish =
  | { readonly kind: 'addPasskey' | 'addCode' | 'removeCode' | 'renew' }
  | { readonly kind: 'removePasskey'; readonly id: string; readonly name: string };

interface MeansActProps {
  readonly wish: Wish;
  readonly ways: readonly string[];
  readonly onChanged: (changed: ChangedMeansPartsFragment) => void;
  readonly onSetup: (setup: CodeSetupPartsFragment) => void;
  readonly close: () => void;
}

/** One change of the means, after the viewer has proven who they are. */
export function MeansAct({ wish, ways, onChanged, onSetup, close }: MeansActProps): ReactElement {
  const { t } = useMeansWords();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [unmade, setUnmade] = useState(false);
  const proof = useProofBy(ways);
  const changes = useChanges();
  const needsName = wish.kind === 'addPasskey';
  const send = async (): Promise<void> => {
    const given = await proof.prove();
    if (!given) return;
    if (wish.kind === 'addCode') {
      const made = await changes.beginCode(given);
      if (made) onSetup(made);
      return;
    }
    const made = await changes.run(wish, given, name);
    setUnmade(made === 'unmade');
    if (made && made !== 'unmade') onChanged(made);
  };
  const submit = (): void => {
    if (!proof.fields.ready || busy || (needsName && name.trim() === '')) return;
    setBusy(true);
    void send().finally(() => setBusy(false));
  };
  return (
    <FormPanel
      title={t(`act.${wish.kind}.title`, { name: wish.kind === 'removePasskey' ? wish.name : '' })}
      lead={t(`act.${wish.kind}.lead`)}
      submit={t(`act.${wish.kind}.submit`)}
      pending={busy}
      failure={proof.failure ?? changes.failure}
      onSubmit={submit}
      close={close}
    >
      {needsName ? (
        <TextField label={t('passkey.name')} hint={t('passkey.nameHint')} value={name} onChange={setName} />
      ) : null}
      <ProofFields proof={proof.fields} />
      {unmade ? (
        <p role="alert" className={styles.missed}>
          {t('passkey.unmade')}
        </p>
      ) : null}
    </FormPanel>
  );
}

type Made = ChangedMeansPartsFragment | 'unmade' | undefined;

/** The acts of the server behind the wishes. */
function useChanges() {
  const beginKey = useAct(BeginPasskeyDocument);
  const addKey = useAct(AddPasskeyDocument);
  const removeKey = useAct(RemovePasskeyDocument);
  const beginCode = useAct(BeginCodeDocument);
  const removeCode = useAct(RemoveCodeDocument);
  const renew = useAct(RenewRecoveryCodesDocument);
  const makeKey = async (proof: ProofInput, name: string): Promise<Made> => {
    const asked = (await beginKey.run({ proof }))?.beginPasskey;
    if (!asked) return undefined;
    const made = await startRegistration({ optionsJSON: JSON.parse(asked.options) }).catch(() => undefined);
    if (!made) return 'unmade';
    const input = { challengeId: asked.id, name, response: JSON.stringify(made) };
    return (await addKey.run({ input }))?.addPasskey;
  };
  const acts = [beginKey, addKey, removeKey, beginCode, removeCode, renew];
  return {
    failure: acts.find((act) => act.failure !== undefined)?.failure,
    beginCode: async (proof: ProofInput) => (await beginCode.run({ proof }))?.beginCode,
    run: async (wish: Exclude<Wish, { kind: 'addCode' }>, proof: ProofInput, name: string): Promise<Made> => {
      if (wish.kind === 'addPasskey') return makeKey(proof, name);
      if (wish.kind === 'removePasskey') return (await removeKey.run({ id: wish.id, proof }))?.removePasskey;
      if (wish.kind === 'removeCode') return (await removeCode.run({ proof }))?.removeCode;
      return (await renew.run({ proof }))?.renewRecoveryCodes;
    },
  };
}
