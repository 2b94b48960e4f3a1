/** What papers of a city count in, as a part of a regular expression. */
export const countUnit =
  '(?:人|名|者|件|世帯|か所|箇所|ヶ所|団体|法人|事業所|施設|校|園|冊|台|戸|回|票|通|社|店|食|本|枚|袋|箱|基|局|路線|便|床|室|区画|講座|教室|自治会|地区|組|頭|点|日|時間|[千百十]?[万億]?円|万人|千(?:人|件|t)|t|ha|kg|km)';
