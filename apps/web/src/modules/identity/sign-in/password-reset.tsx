import { NewPassword } from './new-password';

/** Chooses a new password after it was forgotten. */
export const PasswordReset = () => (
  <NewPassword texts="identity.reset" purpose="password-reset" path="identity/password-reset-acceptances" />
);
