import type { Language } from '../model/label.js';

/** What a month is called, from January on: in the Levant and Iraq, in Egypt and the Gulf, in English. */
export const months: readonly { readonly levant: string; readonly egypt: string; readonly en: string }[] = [
  { levant: 'كانون الثاني', egypt: 'يناير', en: 'January' },
  { levant: 'شباط', egypt: 'فبراير', en: 'February' },
  { levant: 'آذار', egypt: 'مارس', en: 'March' },
  { levant: 'نيسان', egypt: 'أبريل', en: 'April' },
  { levant: 'أيار', egypt: 'مايو', en: 'May' },
  { levant: 'حزيران', egypt: 'يونيو', en: 'June' },
  { levant: 'تموز', egypt: 'يوليو', en: 'July' },
  { levant: 'آب', egypt: 'أغسطس', en: 'August' },
  { levant: 'أيلول', egypt: 'سبتمبر', en: 'September' },
  { levant: 'تشرين الأول', egypt: 'أكتوبر', en: 'October' },
  { levant: 'تشرين الثاني', egypt: 'نوفمبر', en: 'November' },
  { levant: 'كانون الأول', egypt: 'ديسمبر', en: 'December' },
];

/** Other forms of the months, from January on: of the Maghreb, shortened, and spelt differently. */
export const otherMonthNames: readonly (readonly string[])[] = [
  ['جانفي', 'ينار', 'كانون ثاني', 'كانون ثان', 'jan'],
  ['فيفري', 'فبراير', 'feb'],
  ['mar'],
  ['ابريل', 'إبريل', 'أفريل', 'apr'],
  ['ماي', 'أيار', 'نوار'],
  ['جوان', 'يونيه', 'يونية', 'jun'],
  ['جويلية', 'يوليه', 'يولية', 'يوليوز', 'jul'],
  ['أوت', 'غشت', 'اغسطس', 'آب اللهاب', 'aug'],
  ['سبتمر', 'شتنبر', 'أيلول', 'sep', 'sept'],
  ['اكتوبر', 'أكتوبر', 'تشرين أول', 'oct'],
  ['نوفمبر', 'نونبر', 'تشرين ثاني', 'تشرين ثان', 'nov'],
  ['ديسمبر', 'دجنبر', 'كانون أول', 'dec'],
];

/** A month in words: in Arabic by the name of the Levant and, in brackets, that of Egypt. Month from 0. */
export function monthName(month: number, language: Language): string {
  const names = months[month];
  if (!names) return '';
  return language === 'en' ? names.en : `${names.levant} (${names.egypt})`;
}

/** The seasons in EDTF's order, from spring on. */
export const seasons: Readonly<Record<Language, readonly string[]>> = {
  ar: ['ربيع', 'صيف', 'خريف', 'شتاء'],
  en: ['spring', 'summer', 'autumn', 'winter'],
};
