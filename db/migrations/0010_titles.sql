ALTER TABLE `films` ADD `titles` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Words of each title of a film but the main one, which film_search has. A row is one title, so that all words of a search are found in the
-- same one; its rowid is the `number` of the film's row in film_index and, in the last seven bits, the place of the title.
CREATE VIRTUAL TABLE other_title_search USING fts5(words, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3');--> statement-breakpoint
-- The words of titles by their parts of three characters, for typos at both ends of a word.
CREATE VIRTUAL TABLE title_word_parts USING fts5(word, tokenize = 'trigram case_sensitive 1', detail = none);--> statement-breakpoint
INSERT INTO title_word_parts (word) SELECT word FROM title_words WHERE length(word) >= 5;
