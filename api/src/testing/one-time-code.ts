import { URI } from 'otpauth';

/** The code of this moment, as the application that was given the address makes it. */
export function oneTimeCode(uri: string): string {
  return URI.parse(uri).generate();
}
