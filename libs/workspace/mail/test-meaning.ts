import { type Text, text } from '#kernel';
import type { MailRefused } from '#runtime';

const unreachable = text(
  'Le serveur ne répond pas. Vérifiez son nom, le port (587 le plus souvent) et qu’il accepte les connexions de l’extérieur.',
  'The server does not answer. Check its name, the port (mostly 587) and whether it takes connections from outside.',
);

const byCode: Readonly<Record<string, Text>> = {
  'unknown-host': text(
    'Ce nom de serveur n’existe pas. Vérifiez son orthographe.',
    'This server name does not exist. Check its spelling.',
  ),
  'private-host': text(
    'Ce nom mène dans un réseau privé : seul un serveur joignable par Internet convient.',
    'This name leads into a private network: only a server on the Internet will do.',
  ),
  insecure: text(
    'Il faut une connexion chiffrée (TLS ou STARTTLS), sur le port 25, 465, 587 ou 2525.',
    'An encrypted connection is needed (TLS or STARTTLS), on port 25, 465, 587 or 2525.',
  ),
  'password-lost': text('Saisissez de nouveau le mot de passe.', 'Type the password again.'),
  incomplete: text('Il manque le serveur ou le port.', 'The server or the port is missing.'),
  ETLS: text(
    'La connexion chiffrée échoue : essayez l’autre chiffrement (TLS avec le port 465, STARTTLS avec le port 587). Le certificat du serveur doit être valable et à son nom.',
    'The encrypted connection fails: try the other encryption (TLS with port 465, STARTTLS with port 587). The server’s certificate must be valid and in its name.',
  ),
  ETIMEDOUT: unreachable,
  ECONNREFUSED: unreachable,
};

/** What a refusal means for whoever sets the server up. */
export function meaningOf({ code, stage, permanent }: MailRefused): Text {
  const known = byCode[code];
  if (known) return known;
  if (stage === 'sign-in')
    return text(
      'Le serveur refuse l’identifiant ou le mot de passe. Certaines messageries veulent un « mot de passe d’application ».',
      'The server refuses the user name or the password. Some providers want an “app password”.',
    );
  if (stage === 'sender')
    return text(
      'Le serveur refuse l’adresse de l’expéditeur : elle doit appartenir à ce compte.',
      'The server refuses the sender’s address: it must belong to this account.',
    );
  if (stage === 'recipient')
    return permanent
      ? text(
          'Le serveur refuse d’écrire à votre adresse. Souvent, il faut un identifiant et un mot de passe.',
          'The server refuses to write to your address. Often, a user name and a password are needed.',
        )
      : text('Le serveur demande d’essayer plus tard.', 'The server asks to try again later.');
  if (stage === 'message') return text('Le serveur refuse le message.', 'The server refuses the message.');
  return /certificate|TLS|SSL/i.test(code) ? (byCode['ETLS'] as Text) : unreachable;
}

export const testPassed = text(
  'Le serveur a accepté le message. Regardez s’il est arrivé, et qu’il n’est pas parmi les indésirables.',
  'The server took the message. Look whether it arrived, and is not among the junk.',
);

export const testMail = (instance: string): { subject: Text; text: Text } => ({
  subject: text(`Essai d’envoi · ${instance}`, `Test of sending · ${instance}`),
  text: text(
    `Bonjour,\n\nCe message a été envoyé par ${instance} pour essayer le serveur d’envoi. S’il arrive parmi les indésirables, il manque sans doute les enregistrements SPF et DKIM de votre domaine.\n`,
    `Hello,\n\nThis message was sent by ${instance} to try the mail server. If it arrives among the junk, the SPF and DKIM records of your domain are probably missing.\n`,
  ),
});
