import { useEffect, useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import {
  SigningMeansDocument,
  type ChangedMeansPartsFragment,
  type CodeSetupPartsFragment,
  type MeansPartsFragment,
} from '../../generated/graphql.gen.js';
import { failureOf, useFramePath } from '../../lib/index.js';
import { Button, Skeleton } from '../../ui/index.js';
import { FailurePage } from '../failure/index.js';
import { ConfirmCode } from './confirm-code.js';
import { MeansAct, type Wish } from './means-act.js';
import styles from './means.module.css';
import { RecoveryCodes } from './recovery-codes.js';
import { useMeansWords } from './use-words.js';

const CHANGES = [
  ...(['passkeyAdded', 'passkeyRemoved', 'codeAdded', 'codeRemoved', 'recoveryMade', 'recoveryUsed'] as const),
];

/** What the viewer proves once more by who they are, when they sign. */
export function MeansPage(): ReactElement {
  const { t } = useMeansWords();
  const [{ data, error }] = useQuery({ query: SigningMeansDocument, requestPolicy: 'network-only' });
  const [after, setAfter] = useState<ChangedMeansPartsFragment | null>(null);
  const title = t('title');
  useFramePath([{ label: title }]);
  useEffect(() => {
    document.title = `${title} · Soulad`;
  }, [title]);
  const means = after?.means ?? data?.signingMeans;
  if (!means) return error ? <FailurePage failure={failureOf(error)} /> : <Skeleton lines={5} label={t('loading')} />;
  return (
    <>
      <h1>{title}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      {after && after.recoveryCodes.length > 0 ? <RecoveryCodes codes={after.recoveryCodes} /> : null}
      <Means means={means} onChanged={setAfter} />
      <Changes means={means} />
    </>
  );
}

interface MeansProps {
  readonly means: MeansPartsFragment;
  readonly onChanged: (changed: ChangedMeansPartsFragment) => void;
}

function Means({ means, onChanged }: MeansProps): ReactElement {
  const { t } = useMeansWords();
  const [wish, setWish] = useState<Wish | null>(null);
  const [setup, setSetup] = useState<CodeSetupPartsFragment | null>(null);
  const changed = (next: ChangedMeansPartsFragment): void => {
    setWish(null);
    setSetup(null);
    onChanged(next);
  };
  const act = (...kinds: readonly Wish['kind'][]): ReactElement | null =>
    wish && kinds.includes(wish.kind) ? (
      <MeansAct
        key={JSON.stringify(wish)}
        wish={wish}
        ways={means.accountWays}
        onChanged={changed}
        onSetup={(made) => {
          setWish(null);
          setSetup(made);
        }}
        close={() => setWish(null)}
      />
    ) : null;
  const some = means.code || means.passkeys.length > 0;
  return (
    <>
      <Passkeys means={means} onWish={setWish} />
      {act('addPasskey', 'removePasskey')}
      <section aria-labelledby="means-code" className={styles.section}>
        <h2 id="means-code">{t('code.title')}</h2>
        <p className={styles.lead}>{t(means.code ? 'code.set' : 'code.none')}</p>
        {setup ? (
          <ConfirmCode setup={setup} onChanged={changed} close={() => setSetup(null)} />
        ) : (
          <Button onPress={() => setWish({ kind: means.code ? 'removeCode' : 'addCode' })}>
            {t(means.code ? 'code.remove' : 'code.add')}
          </Button>
        )}
        {act('addCode', 'removeCode')}
      </section>
      {some ? (
        <section aria-labelledby="means-recovery" className={styles.section}>
          <h2 id="means-recovery">{t('recovery.title')}</h2>
          <p className={styles.lead}>{t('recovery.left', { count: means.recoveryCodesLeft })}</p>
          <Button onPress={() => setWish({ kind: 'renew' })}>{t('recovery.renew')}</Button>
          {act('renew')}
        </section>
      ) : null}
    </>
  );
}

function Passkeys({
  means: { passkeys },
  onWish,
}: {
  readonly means: MeansPartsFragment;
  readonly onWish: (wish: Wish) => void;
}): ReactElement {
  const { t, format } = useMeansWords();
  return (
    <section aria-labelledby="means-passkeys" className={styles.section}>
      <h2 id="means-passkeys">{t('passkey.title')}</h2>
      <p className={styles.lead}>{t('passkey.lead')}</p>
      {passkeys.length > 0 ? (
        <ul className={styles.list} aria-label={t('passkey.title')}>
          {passkeys.map(({ id, name, addedAt, usedAt }) => (
            <li key={id} className={styles.line}>
              <div>
                <strong>{format.text(name)}</strong>
                <small>
                  {t('passkey.added', { at: format.dayTime(addedAt) })},{' '}
                  {usedAt === null ? t('passkey.unused') : t('passkey.used', { at: format.dayTime(usedAt) })}
                </small>
              </div>
              <Button
                look="quiet"
                onPress={() => onWish({ kind: 'removePasskey', id, name })}
                aria-label={t('passkey.removeOf', { name })}
              >
                {t('passkey.remove')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Button onPress={() => onWish({ kind: 'addPasskey' })}>{t('passkey.add')}</Button>
    </section>
  );
}

function Changes({ means: { changes } }: { readonly means: MeansPartsFragment }): ReactElement | null {
  const { t, format } = useMeansWords();
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="means-changes" className={styles.section}>
      <h2 id="means-changes">{t('changes.title')}</h2>
      <p className={styles.lead}>{t('changes.lead')}</p>
      <ul className={styles.list} aria-label={t('changes.title')}>
        {changes.map(({ id, kind, at }) => (
          <li key={id} className={styles.line}>
            <span>{t(`changes.kind.${CHANGES.find((one) => one === kind) ?? 'recoveryMade'}`)}</span>
            <small>{format.dayTime(at)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
