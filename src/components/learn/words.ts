/** Words that several parts of a lesson say alike. */

/** Beside the button that sets a step's experiment up. */
export const NOT_SET_UP = 'The page still shows another experiment. Your own is kept.';
