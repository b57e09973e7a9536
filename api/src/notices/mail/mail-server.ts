import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Config } from '../../platform/config/config.js';
import type { Letter } from './mail-text.js';

/** `refused`: the address itself will never work; `later`: try again. */
export type Delivery = 'sent' | 'refused' | 'later';

const WAIT_MS = 10_000;

/** Hands letters to the mail server of the configuration. Text only; nothing of it is logged. */
@Injectable()
export class MailServer implements OnApplicationShutdown {
  readonly #transport: Transporter | null;
  readonly #from: string;

  constructor(@Inject(Config) config: Config) {
    this.#from = config.mailFrom ?? '';
    this.#transport =
      config.smtpUrl === null
        ? null
        : createTransport({
            url: config.smtpUrl,
            connectionTimeout: WAIT_MS,
            greetingTimeout: WAIT_MS,
            socketTimeout: WAIT_MS,
            dnsTimeout: WAIT_MS,
            disableFileAccess: true,
            disableUrlAccess: true,
          });
  }

  /** False when no mail server is configured: then nobody is written to. */
  get works(): boolean {
    return this.#transport !== null;
  }

  onApplicationShutdown(): void {
    this.#transport?.close();
  }

  async send(to: string, { subject, text }: Letter): Promise<Delivery> {
    if (!this.#transport) return 'later';
    try {
      await this.#transport.sendMail({
        from: { name: 'Soulad', address: this.#from },
        to: { name: '', address: to },
        subject,
        text,
        textEncoding: 'base64',
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return 'sent';
    } catch (error) {
      return addressRefused(error) ? 'refused' : 'later';
    }
  }
}

/** A 5xx answer to the recipient; everything else (no connection, 4xx, a refused sender) may pass. */
function addressRefused(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return false;
  return typeof error.responseCode === 'number' && error.responseCode >= 500 && error.command === 'RCPT TO';
}
