import { NewPassword } from './new-password';

/** The first visit of somebody who was invited. */
export const Invitation = () => (
  <NewPassword
    texts="identity.invitation"
    purpose="invitation"
    path="identity/invitation-acceptances"
    asksName
  />
);
