import { useState } from 'react';
import { ApiProblem, request } from '@/api/http';
import { PlainField, PlainForm, useText } from '@/kit';

/** Whom a link is for. */
export interface LinkHolder {
  email: string;
  firstName: string;
  lastName: string;
}

/** What a password is chosen for. */
export interface PasswordPurpose {
  /** Beginning of the texts: `identity.invitation`. */
  texts: string;
  /** Where token and password go, behind `/api/`. */
  path: string;
  /** The person says their name as well. */
  asksName?: boolean;
}

interface NewPasswordFormProps extends PasswordPurpose {
  token: string;
  holder: LinkHolder;
  onDone: () => void;
}

/** The password, the name if it is asked for, and the second factor's code once the server wants it. */
export function NewPasswordForm({ texts, path, asksName, token, holder, onDone }: NewPasswordFormProps) {
  const text = useText();
  const [asksCode, setAsksCode] = useState(false);
  const send = async ({ password, firstName, lastName, otp }: Record<string, string>) => {
    const name = asksName && { firstName, lastName };
    try {
      await request(path, {
        method: 'POST',
        body: { token, password, ...name, ...(otp && { otp: otp.trim() }) },
      });
      onDone();
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'SECOND_FACTOR_NEEDED') throw problem;
      setAsksCode(true);
    }
  };
  return (
    <PlainForm submit={text(`${texts}.submit`)} onSubmit={send}>
      <PlainField
        name="email"
        type="email"
        label={text('identity.email')}
        value={holder.email}
        // So that the browser keeps the password for this address.
        autoComplete="username"
        readOnly
      />
      {asksName && (
        <>
          <PlainField
            name="firstName"
            label={text('identity.invitation.firstName')}
            value={holder.firstName}
            autoComplete="given-name"
            maxLength={100}
            autoFocus={!holder.firstName}
          />
          <PlainField
            name="lastName"
            label={text('identity.invitation.lastName')}
            value={holder.lastName}
            autoComplete="family-name"
            maxLength={100}
            optional
          />
        </>
      )}
      <PlainField
        name="password"
        type="password"
        label={text('identity.newPassword.label')}
        help={text('identity.newPassword.help')}
        autoComplete="new-password"
        autoFocus={!asksName || holder.firstName !== ''}
      />
      {asksCode && (
        <PlainField
          name="otp"
          label={text('identity.factor.code')}
          help={text('identity.factor.lead')}
          autoComplete="one-time-code"
          autoFocus
        />
      )}
    </PlainForm>
  );
}
