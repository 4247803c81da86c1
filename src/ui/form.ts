/** What a page needs to show a form again: what was typed, and what is wrong with it. */
export type FormErrors = { values: Record<string, string>; errors: Record<string, string[] | undefined> };

export const isFormErrors = (result: object): result is FormErrors => "errors" in result && "values" in result;
