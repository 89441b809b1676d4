-- Levels and estimates of fear that boards imply are fitted again. The tables stay as they are: after each migration the documents and
-- ages of all films are made again from their facts.
SELECT 1;
