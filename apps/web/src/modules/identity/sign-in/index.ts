export { ForgottenPassword } from './forgotten-password';
export { Invitation } from './invitation';
export { PasswordReset } from './password-reset';
export { SignIn } from './sign-in';
