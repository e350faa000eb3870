/** Where this browser keeps whether single keys are shortcuts: whoever dictates turns them off (WCAG 2.2, 2.1.4). */
export const lettersKey = 'shortcuts';
