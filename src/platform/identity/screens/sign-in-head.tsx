/** The head of the sign-in page: also written into the page itself, so that it is read before any script has come. */
export function SignInHead() {
  return (
    <header>
      <h1>Se connecter</h1>
      <p className="mg-soft">Sans mot de passe : choisissez la façon qui vous convient.</p>
    </header>
  );
}
