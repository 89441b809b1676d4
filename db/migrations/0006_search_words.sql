-- The words are split already. unicode61 would split them again, by the Unicode of 2012, which lacks letters of today.
DROP TABLE film_search;--> statement-breakpoint
-- Words of the titles and marks of the certificates; a row's rowid is the `number` of the film's row in film_index.
-- The tokenizer ascii splits at ASCII characters that are neither letters nor digits: words at spaces, marks at bars, colons and the like.
CREATE VIRTUAL TABLE film_search USING fts5(words, marks, tokenize = 'ascii', prefix = '1 2 3');--> statement-breakpoint
INSERT INTO film_search (rowid, words, marks) SELECT number, words, marks FROM film_index;--> statement-breakpoint
-- One big insert leaves some 25 segments for 100,000 films, and every search reads each: merge them into one.
INSERT INTO film_search (film_search) VALUES ('optimize');
