/** What the key is called that shortcuts are pressed with. Not their binding: both keys work everywhere. */

const isApple = () => /mac|iphone|ipad/i.test(navigator.userAgent);

export const modifierKey = (): 'cmd' | 'ctrl' => (isApple() ? 'cmd' : 'ctrl');
