import { describe, expect, it } from 'vitest';
import { readConfig, StartRefusal } from './config.js';

const APP = 'postgres://soulad_app:x@localhost/soulad';

describe('configuration', () => {
  it('needs nothing but the database', () => {
    const config = readConfig({ SOULAD_APP_URL: APP });
    expect(config).toMatchObject({
      mode: 'production',
      port: 3000,
      ownerUrl: null,
      bypassUrl: null,
      webDist: null,
      pool: 10,
      proxies: 0,
    });
  });

  it('wants a sender with a mail server', () => {
    const mail = { SOULAD_APP_URL: APP, SOULAD_SMTP_URL: 'smtp://user:secret@mail.example:587' };
    expect(() => readConfig(mail)).toThrow(/SOULAD_MAIL_FROM/);
    expect(readConfig({ ...mail, SOULAD_MAIL_FROM: 'soulad@urad.example' })).toMatchObject({
      smtpUrl: mail.SOULAD_SMTP_URL,
      mailFrom: 'soulad@urad.example',
    });
  });

  it('[S14] takes passkeys for the host of its first origin, or a domain above one that is named', () => {
    const env = { SOULAD_APP_URL: APP, SOULAD_ORIGINS: 'https://soulad.urad.example' };
    expect(readConfig({ SOULAD_APP_URL: APP }).rpId).toBe('localhost');
    expect(readConfig(env).rpId).toBe('soulad.urad.example');
    expect(readConfig({ ...env, SOULAD_RP_ID: 'urad.example' }).rpId).toBe('urad.example');
    for (const strange of ['rad.example', 'jinde.example', 'https://urad.example'])
      expect(() => readConfig({ ...env, SOULAD_RP_ID: strange })).toThrow(/SOULAD_RP_ID/);
  });

  it('tells every wrong variable at once, without its value', () => {
    const read = (): unknown =>
      readConfig({
        SOULAD_MODE: 'show',
        PORT: '99999',
        SOULAD_APP_URL: 'mysql://secret',
        SOULAD_ORIGINS: 'https://a.cz/path',
      });
    expect(read).toThrow(StartRefusal);
    expect(read).toThrow(/SOULAD_MODE.*PORT.*SOULAD_APP_URL.*SOULAD_ORIGINS/);
    expect(read).not.toThrow(/secret/);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ SOULAD_APP_URL: APP, PORT: '', SOULAD_WEB_DIST: '' }).port).toBe(3000);
  });

  it.each(['demo', 'production'] as const)(
    '[I3] never reads the address without row-level security in mode %s',
    (mode) => {
      expect(readConfig({ SOULAD_APP_URL: APP, SOULAD_BYPASS_URL: APP, SOULAD_MODE: mode }).bypassUrl).toBeNull();
    },
  );
});
