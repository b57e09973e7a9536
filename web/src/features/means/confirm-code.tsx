import { useState, type ReactElement } from 'react';
import {
  ConfirmCodeDocument,
  type ChangedMeansPartsFragment,
  type CodeSetupPartsFragment,
} from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { linkClass, TextField } from '../../ui/index.js';
import { FormPanel } from '../form/index.js';
import styles from './means.module.css';
import { SecretPicture } from './secret-picture.js';
import { useMeansWords } from './use-words.js';

interface ConfirmCodeProps {
  readonly setup: CodeSetupPartsFragment;
  readonly onChanged: (changed: ChangedMeansPartsFragment) => void;
  readonly close: () => void;
}

/** The secret, once, for the application that makes codes; its first code makes it count. */
export function ConfirmCode({ setup: { secret, uri }, onChanged, close }: ConfirmCodeProps): ReactElement {
  const { t } = useMeansWords();
  const [code, setCode] = useState('');
  const confirm = useAct(ConfirmCodeDocument);
  const submit = (): void => {
    if (code.trim() === '') return;
    void confirm.run({ code }).then((done) => done && onChanged(done.confirmCode));
  };
  return (
    <FormPanel
      title={t('code.setup')}
      lead={t('code.setupLead')}
      submit={t('code.confirm')}
      pending={confirm.pending}
      failure={confirm.failure}
      onSubmit={submit}
      close={close}
    >
      <div>
        <SecretPicture uri={uri} />
        <p>{t('code.secret')}</p>
        <p className={styles.secret}>
          <output>{secret.match(/.{4}/gu)?.join(' ')}</output>
        </p>
        <a href={uri} className={linkClass()}>
          {t('code.open')}
        </a>
      </div>
      <TextField
        {...{ label: t('proof.code'), hint: t('proof.codeHint'), value: code, onChange: setCode }}
        {...{ inputMode: 'numeric', autoComplete: 'one-time-code' }}
      />
    </FormPanel>
  );
}
