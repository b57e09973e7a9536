import type { deedWords as czech } from '../cs/deeds.js';
import type { Mirror } from '../mirror.js';

export const deedWords: Mirror<typeof czech> = {
  other: 'Another way: sign with your own certificate',
  lead: 'You sign a PDF in a program of your own, with a qualified certificate for instance, and upload it again. On the sheet it counts as a signature here does.',
  steps: 'Signing with your own certificate in three steps',
  take: {
    title: 'Download the PDF',
    lead: 'It holds exactly what your party sees and would sign here.',
    reserved:
      'It holds exactly what your party would sign here, with the reservation. If you change the reservation, download it again.',
    act: 'Download the PDF to sign',
    making: 'Preparing the PDF…',
    done: 'Downloaded: {{name}}. Sign this very file.',
  },
  sign: {
    title: 'Sign it in your own program',
    lead: 'With one PAdES signature; change nothing else in the file and do not save it once more. A visible signature belongs into the empty place on the last page.',
  },
  hand: {
    title: 'Upload the signed PDF',
    lead: 'At any time while the signature is waited for; you may close the page meanwhile.',
    act: 'Upload the signed PDF',
    sending: 'Uploading {{name}}: {{percent}}%',
    checking: 'Checking {{name}}…',
    cancel: 'Cancel',
    cancelled: 'The upload is cancelled. Signed is only what the sheet shows.',
  },
  filed:
    'Signed. The file was taken as the signature of your party; the certificate and the file are on its line of the sheet.',
  certificate: {
    by: 'Signed with an own certificate: {{holder}}.',
    trusted: 'The certificate was issued by {{issuer}} (issuer checked).',
    unchecked: 'The certificate was issued by {{issuer}} (issuer not checked).',
    qualified: 'The certificate itself says that it is a qualified one.',
    nameless: 'without a name',
    take: 'Download the signed PDF',
    gone: 'The signed PDF cannot be downloaded any more: something in it has been taken from you since. The signature is not touched by that.',
  },
  safe: 'Nothing was written; the plan and the signatures are as they were.',
  trouble: {
    other: {
      happened: 'The file does not begin with what you downloaded here: it is another one, or the program rewrote it.',
      act: 'Download the PDF again and sign the very file. Do not print it or save it as a new one.',
    },
    older: {
      happened: 'The file belongs to another revision, or what you sign has changed since it was downloaded.',
      act: 'Read the text above, download a new PDF and sign that one.',
    },
    filed: {
      happened: 'This file was taken once already.',
      act: 'Look at your line of the sheet. If the signature does not hold any more, download a new PDF and sign that one.',
    },
    unsigned: {
      happened: 'There is no signature in the file.',
      act: 'Sign it in your program, save it and upload the signed one.',
    },
    structure: {
      happened: 'The program stored the signature in a way that cannot be read reliably.',
      act: 'Download the PDF again and choose a PAdES signature without further changes to the file, or use another program.',
    },
    changed: {
      happened: 'More than a signature has changed in the file.',
      act: 'Download the PDF again and only sign it: no notes, nothing filled in, not saved once more.',
    },
    visible: {
      happened: 'The visible signature stands outside of the place left for it.',
      act: 'Download the PDF again and put the signature into the empty place on the last page, or leave it invisible.',
    },
    active: {
      happened: 'A program, a link or another file was added to the file.',
      act: 'Download the PDF again and sign it without attachments and links, or with another program.',
    },
    many: {
      happened: 'There is more than one signature or stamp in the file.',
      act: 'Download the PDF again and sign it once; switch a separate time stamp off in the program.',
    },
    range: {
      happened: 'The signature does not cover the whole file.',
      act: 'Download the PDF again, sign it, and do not save it once more after signing.',
    },
    kind: {
      happened: 'The signature has a form that cannot be taken here.',
      act: 'Choose a PAdES signature in the program and sign the downloaded PDF again.',
    },
    block: {
      happened: 'The signature in the file cannot be read.',
      act: 'Sign the downloaded PDF again. If that does not help, use another program.',
    },
    digest: {
      happened: 'The signature belongs to another content than the one in the file.',
      act: 'Download the PDF again, sign it, and change nothing in it afterwards.',
    },
    signature: {
      happened: 'The signature does not belong to the certificate beside it.',
      act: 'Sign the downloaded PDF again. If it happens once more, ask the issuer of the certificate.',
    },
    weak: {
      happened: 'The key or the digest of the signature is too weak.',
      act: 'Use a certificate with an RSA key of 2048 bits at least or with the curve P-256, and SHA-256 as the digest.',
    },
    usage: {
      happened: 'The certificate is not meant for signing.',
      act: 'Choose a certificate for electronic signatures in the program and sign the downloaded PDF again.',
    },
    time: {
      happened: 'The time in the signature does not fit: it is before the download, or still to come.',
      act: 'Check the clock of your computer and sign the downloaded PDF again.',
    },
    expired: {
      happened: 'The certificate was not valid when it signed.',
      act: 'Sign the downloaded PDF again, with a valid certificate.',
    },
    chain: {
      happened: 'The certificate comes from no issuer whom this server trusts.',
      act: 'Use a certificate of another issuer. The operator can say whom the server trusts.',
    },
    size: {
      happened: 'The file is larger than a signed PDF can be.',
      act: 'Sign the downloaded PDF again and put nothing else into it.',
    },
    typesetter: {
      happened: 'This server cannot make a PDF: there is no typesetter for its processor.',
      act: 'Sign here; talk to the operator about signing with a certificate.',
    },
  },
};
