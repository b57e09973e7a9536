import { useId, useRef, type FormEvent, type ReactElement, type ReactNode } from 'react';
import type { BeginSignatureInput } from '../../generated/graphql.gen.js';
import { Button } from '../../ui/index.js';
import type { Proof } from '../means/index.js';
import { DeedTrouble } from './deed-trouble.js';
import styles from './signoff.module.css';
import { useDeedWords } from './use-deed-words.js';
import { type DeedHanding, useHandDeed, useTakeDeed } from './use-deed.js';

interface DeedPanelProps {
  readonly wish: BeginSignatureInput;
  readonly proof: Proof;
  /** Everything that a file takes is filled in. */
  readonly ready: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onEnd: (taken: boolean) => void;
  /** The fields of the proof. */
  readonly children: ReactNode;
}

/** Behind a press, for whoever signs with a certificate of their own: a PDF goes out and comes back signed (S15). */
export function DeedPanel({ open, onOpen, ...rest }: DeedPanelProps): ReactElement {
  const { t } = useDeedWords();
  return (
    <div className={styles.deed}>
      <Button look="quiet" className={styles.other} aria-expanded={open} onPress={() => onOpen(!open)}>
        {t('other')}
      </Button>
      {open ? <Steps {...rest} /> : null}
    </div>
  );
}

function Steps({ wish, proof, ready, onEnd, children }: Omit<DeedPanelProps, 'open' | 'onOpen'>): ReactElement {
  const { t } = useDeedWords();
  const id = useId();
  const { state, take } = useTakeDeed(wish, proof);
  const handing = useHandDeed(wish, onEnd);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && state.at !== 'making') void take();
  };
  return (
    <>
      <p className={styles.lead}>{t('lead')}</p>
      <ol className={styles.steps} aria-label={t('steps')}>
        <li>
          <form className={styles.step} onSubmit={submit} aria-labelledby={id}>
            <strong id={id}>{t('take.title')}</strong>
            <p>{t(wish.reservation ? 'take.reserved' : 'take.lead')}</p>
            {children}
            <p className={styles.acts}>
              <Button type="submit" isDisabled={!ready} isPending={state.at === 'making'}>
                {t('take.act')}
              </Button>
            </p>
            {state.at === 'making' ? <Progress said={t('take.making')} /> : null}
            {state.at === 'taken' ? <p role="status">{t('take.done', { name: state.name })}</p> : null}
            {state.at === 'refused' ? <DeedTrouble refusal={state.refusal} /> : null}
          </form>
        </li>
        <li className={styles.step}>
          <strong>{t('sign.title')}</strong>
          <p>{t('sign.lead')}</p>
        </li>
        <li className={styles.step}>
          <strong>{t('hand.title')}</strong>
          <p>{t('hand.lead')}</p>
          <HandIn handing={handing} />
        </li>
      </ol>
    </>
  );
}

function HandIn({ handing: { state, send, cancel } }: { readonly handing: DeedHanding }): ReactElement {
  const { t } = useDeedWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <p className={styles.acts}>
        <Button isPending={state.at === 'sending'} onPress={() => input.current?.click()}>
          {t('hand.act')}
        </Button>
      </p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdf,application/pdf"
        aria-label={t('hand.act')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file && state.at !== 'sending') send(file);
        }}
      />
      {state.at === 'sending' ? <Uploading {...state} cancel={cancel} /> : null}
      {state.at === 'cancelled' ? <p role="status">{t('hand.cancelled')}</p> : null}
      {state.at === 'refused' ? <DeedTrouble refusal={state.refusal} /> : null}
    </>
  );
}

interface UploadingProps {
  readonly name: string;
  readonly part: number;
  readonly cancel: () => void;
}

/** What has wholly gone out is no longer ours to take back: then only the check is waited for. */
function Uploading({ name, part, cancel }: UploadingProps): ReactElement {
  const { t } = useDeedWords();
  const percent = Math.round(part * 100);
  if (percent === 100) return <Progress said={t('hand.checking', { name })} />;
  return (
    <div className={styles.acts}>
      <Progress said={t('hand.sending', { name, percent })} percent={percent} />
      <Button look="quiet" onPress={cancel}>
        {t('hand.cancel')}
      </Button>
    </div>
  );
}

function Progress({ said, percent }: { readonly said: string; readonly percent?: number }): ReactElement {
  return (
    <label className={styles.progress}>
      <span>{said}</span>
      <progress max={100} {...(percent !== undefined && { value: percent })} />
    </label>
  );
}
